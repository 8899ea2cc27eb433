"""Keeps the public record: who said it, on whose word, by when, and did it happen?"""
