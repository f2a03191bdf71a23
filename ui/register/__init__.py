"""The list and form of a declared register: one implementation serves every book of the office."""
