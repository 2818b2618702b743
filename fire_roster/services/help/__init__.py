"""The built-in help: articles by task, and a card for each rule that says what it rests on."""

from fire_roster.services.help.articles import HelpArticle, article_for, load_articles
from fire_roster.services.help.rule_cards import rule_card, rule_cards
from fire_roster.services.help.search import HelpIndex

__all__ = ["HelpArticle", "HelpIndex", "article_for", "load_articles", "rule_card", "rule_cards"]
