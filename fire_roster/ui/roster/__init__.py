"""The duty roster page and its month grid."""
