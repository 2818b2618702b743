"""The built-in help: articles, rule cards, keys; F1 opens what belongs to the place."""
