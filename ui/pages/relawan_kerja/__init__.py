"""Pages about the work of relawan: registration at a meeting, roles for a siklus, duty, statistics."""
