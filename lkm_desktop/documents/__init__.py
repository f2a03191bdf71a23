"""The papers of the office as PDF."""
