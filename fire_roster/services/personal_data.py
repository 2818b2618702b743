"""Masking of personal numbers (个人信息保护法 25, 51: masked unless somebody asks to see it)."""


def mask_phone(phone: str) -> str:
    """138****0001; short numbers lose all but the last two digits."""
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(0, len(phone) - 2) + phone[-2:] if phone else ""


def mask_id_number(id_number: str) -> str:
    """Only the first three and last two characters stay."""
    if len(id_number) < 8:
        return "*" * len(id_number)
    return f"{id_number[:3]}{'*' * (len(id_number) - 5)}{id_number[-2:]}"
