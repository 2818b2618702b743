import pytest

from fire_roster.printing.masking import mask_personal, mask_phones


@pytest.mark.parametrize("phone", ["13800001234", "138 0000 1234", "138-0000-1234"])
def test_mask_phones_mobile_number_hides_the_middle(phone: str) -> None:
    assert mask_phones(phone) == "138****1234"


@pytest.mark.parametrize("text", ["010-55501234", "119", "138****1234", ""])
def test_mask_phones_other_text_stays(text: str) -> None:
    assert mask_phones(text) == text


@pytest.mark.parametrize("number", ["11010119900307123X", "110101199003071234", "110101900307123"])
def test_mask_personal_id_number_is_hidden(number: str) -> None:
    assert mask_personal(f"张三 {number}") == "张三 （证号已隐去）"


def test_mask_personal_phone_in_a_remark_is_masked() -> None:
    assert mask_personal("替班电话13912345678，李四") == "替班电话139****5678，李四"
