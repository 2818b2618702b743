"""Settings of the unit: master data, stations, shifts, rules, holidays."""
