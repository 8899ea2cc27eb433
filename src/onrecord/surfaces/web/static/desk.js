// Single keys on the review page: they do what the marked button, link or field does, and can be switched off.
"use strict";
(() => {
  const off = "onrecord-keys-off";
  const toggle = document.querySelector("[data-keys]");
  const isOff = () => localStorage.getItem(off) === "1";
  const show = () => {
    if (toggle) {
      toggle.hidden = false;
      toggle.setAttribute("aria-pressed", String(!isOff()));
    }
  };
  if (toggle) {
    toggle.addEventListener("click", () => {
      localStorage.setItem(off, isOff() ? "0" : "1");
      show();
    });
  }
  show();
  document.addEventListener("keydown", (event) => {
    if (isOff() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const inField = event.target.matches("input, select, textarea");
    if (inField) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!/^[a-z]$/.test(event.key)) return;
    const found = document.querySelector(`[data-key="${event.key}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input, select, textarea")) found.focus();
    else found.click();
  });
})();
