"""The bell: what needs somebody in the coming days."""
