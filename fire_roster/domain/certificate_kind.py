"""What each type of certificate asks: validity and review in months, with the legal basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from fire_roster.domain.certificate import CertificateType
from fire_roster.domain.month import months_after


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """A type of certificate; 0 months means that it has no such rule.

    `validity_months` counts where the paper itself shows no end, `review_months` where no next
    review is noted.
    """

    name: str
    validity_months: int = 0
    review_months: int = 0
    has_level: bool = False
    basis: str = ""

    def expiry_of(self, issued: date | None) -> date | None:
        """Last valid day by the rule: the day before the anniversary."""
        if issued is None or not self.validity_months:
            return None
        return months_after(issued, self.validity_months) - timedelta(days=1)


BUILT_IN_KINDS: Mapping[str, CertificateKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            CertificateKind(
                CertificateType.OPERATOR,
                has_level=True,
                basis="消防设施操作员国家职业标准(2026年版)：证书无有效期；复训依地方规定（C10）",
            ),
            CertificateKind(
                CertificateType.OLD_OPERATOR,
                has_level=True,
                basis="消防〔2019〕154号：旧证继续有效，等级相同",
            ),
            CertificateKind(
                CertificateType.SPECIAL_WORK,
                validity_months=72,
                review_months=36,
                basis="安监总局令第30号 第19、21、22条：有效期6年，每3年复审",
            ),
            CertificateKind(
                CertificateType.DRIVING,
                basis="机动车驾驶证申领和使用规定 第13、63条：以证件所载有效期为准",
            ),
            CertificateKind(
                CertificateType.FIRST_AID,
                validity_months=36,
                basis="红十字救护员证书：有效期3年，期满复训",
            ),
            CertificateKind(
                CertificateType.FIRE_ENGINEER,
                validity_months=36,
                basis="注册消防工程师制度暂行规定 第23条：注册有效期3年",
            ),
            CertificateKind(
                CertificateType.SECURITY_GUARD,
                basis="保安服务管理条例(2022)：未规定有效期",
            ),
        )
    }
)
"""The types that the program knows; a unit may add its own and set other months."""
