"""Writes chosen dossiers as a folder of static pages and files that needs nothing else."""

from onrecord.surfaces.publish.folder import MANIFEST, Written, write_site
from onrecord.surfaces.publish.site import Site, site_files

__all__ = ["MANIFEST", "Site", "Written", "site_files", "write_site"]
