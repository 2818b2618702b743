"""提醒: card, tray icon, alert centre, wall screen, and what joins them to the clock."""
