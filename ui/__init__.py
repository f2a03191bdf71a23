"""The Qt layer: windows, pages and widgets on top of `lkm_desktop`, which never sees Qt."""
