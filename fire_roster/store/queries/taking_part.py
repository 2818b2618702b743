"""Who was at a course or a drill."""

from datetime import date

from sqlmodel import Session, col, select

from fire_roster.domain.training import TrainingKind
from fire_roster.records.drill import DrillParticipant
from fire_roster.records.training import Attendance, Training


def pre_post_days(session: Session) -> dict[int, date]:
    """For each member the last course of 岗前培训 on record that was attended and passed."""
    query = select(Attendance, Training).where(
        col(Attendance.training_id) == col(Training.id),
        Training.kind == TrainingKind.PRE_POST.value,
        col(Attendance.is_present),
    )
    days: dict[int, date] = {}
    for row, course in session.exec(query):
        has_passed = row.score is None or row.score >= course.pass_score
        if course.held_on is not None and has_passed:
            days[row.member_id] = max(course.held_on, days.get(row.member_id, course.held_on))
    return days


def has_taken_part(session: Session, member_id: int) -> bool:
    """Whether a drill or a course names the member."""
    return any(
        session.exec(select(table).where(col(table.member_id) == member_id).limit(1)).first()
        for table in (DrillParticipant, Attendance)
    )
