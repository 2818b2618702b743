"""All rules in the order of the rules table; one file and one id each."""

from fire_roster.domain.rules.base import Rule
from fire_roster.domain.rules.c01_valid_certificate import RULE as C01
from fire_roster.domain.rules.c02_certificate_level import RULE as C02
from fire_roster.domain.rules.c03_monitoring_direction import RULE as C03
from fire_roster.domain.rules.c04_old_certificate import RULE as C04
from fire_roster.domain.rules.c05_online_verification import RULE as C05
from fire_roster.domain.rules.c06_unique_numbers import RULE as C06
from fire_roster.domain.rules.c07_scan_and_place import RULE as C07
from fire_roster.domain.rules.c08_certificate_expiry import RULE as C08
from fire_roster.domain.rules.c09_review_due import RULE as C09
from fire_roster.domain.rules.c10_retraining import RULE as C10
from fire_roster.domain.rules.c11_certified_heads import RULE as C11
from fire_roster.domain.rules.c12_minimum_age import RULE as C12
from fire_roster.domain.rules.d01_coverage_gap import RULE as D01
from fire_roster.domain.rules.d02_staff_on_duty import RULE as D02
from fire_roster.domain.rules.d03_single_person import RULE as D03
from fire_roster.domain.rules.d04_shift_length import RULE as D04
from fire_roster.domain.rules.d05_joined_duties import RULE as D05
from fire_roster.domain.rules.d06_two_places import RULE as D06
from fire_roster.domain.rules.d07_double_post import RULE as D07
from fire_roster.domain.rules.d08_unapproved_change import RULE as D08
from fire_roster.domain.rules.d09_log_rows import RULE as D09
from fire_roster.domain.rules.d10_daily_check import RULE as D10
from fire_roster.domain.rules.d11_device_off import RULE as D11
from fire_roster.domain.rules.h01_holiday_lead import RULE as H01
from fire_roster.domain.rules.h02_reinforced_staff import RULE as H02
from fire_roster.domain.rules.h03_holidays_known import RULE as H03
from fire_roster.domain.rules.k01_retention import RULE as K01
from fire_roster.domain.rules.k02_unsigned_records import RULE as K02
from fire_roster.domain.rules.l01_day_hours import RULE as L01
from fire_roster.domain.rules.l02_overtime import RULE as L02
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from fire_roster.domain.rules.l04_averaged_hours_approval import RULE as L04
from fire_roster.domain.rules.l05_no_night import RULE as L05
from fire_roster.domain.rules.l06_absent import RULE as L06
from fire_roster.domain.rules.l08_fair_shares import RULE as L08
from fire_roster.domain.rules.p01_no_numbers_on_the_wall import RULE as P01
from fire_roster.domain.rules.p02_leavers_purged import RULE as P02
from fire_roster.domain.rules.s01_station_size import RULE as S01
from fire_roster.domain.rules.s02_positions_filled import RULE as S02
from fire_roster.domain.rules.s03_leader_is_manager import RULE as S03
from fire_roster.domain.rules.s04_station_crew import RULE as S04
from fire_roster.domain.rules.s05_pre_post_training import RULE as S05
from fire_roster.domain.rules.s06_skill_training import RULE as S06
from fire_roster.domain.rules.s07_pull_interval import RULE as S07
from fire_roster.domain.rules.s08_response_time import RULE as S08
from fire_roster.domain.rules.s09_change_reported import RULE as S09
from fire_roster.domain.rules.s10_volunteer_share import RULE as S10
from fire_roster.domain.rules.t01_drill_interval import RULE as T01
from fire_roster.domain.rules.t02_drill_record import RULE as T02
from fire_roster.domain.rules.t03_drill_announced import RULE as T03
from fire_roster.domain.rules.t04_drill_place import RULE as T04
from fire_roster.domain.rules.t05_training_interval import RULE as T05
from fire_roster.domain.rules.t06_new_staff_trained import RULE as T06

ALL_RULES: tuple[Rule, ...] = (
    D01,
    D02,
    D03,
    D04,
    D05,
    D06,
    D07,
    D08,
    C01,
    C02,
    C03,
    C04,
    C05,
    C06,
    C07,
    C08,
    C09,
    C10,
    C11,
    C12,
    S01,
    S02,
    S03,
    S04,
    S09,
    L01,
    L02,
    L03,
    L04,
    L05,
    L06,
    L08,
    H01,
    H02,
    H03,
    P01,
    P02,
)
"""What a roster is judged by."""

UNIT_RULES: tuple[Rule, ...] = (
    D09,
    D10,
    D11,
    S05,
    S06,
    S07,
    S08,
    S10,
    T01,
    T02,
    T03,
    T04,
    T05,
    T06,
    K01,
    K02,
)
"""What the unit's drills, training and records are judged by."""

EVERY_RULE: tuple[Rule, ...] = (*ALL_RULES, *UNIT_RULES)
"""All that a unit can set."""
