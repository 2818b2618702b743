"""Which certificates a duty rests on."""

from fire_roster.domain.certificate import Level
from fire_roster.domain.qualification import duty_proofs
from tests.unit.domain.roster_builder import NIGHT, certificate, day, foreign, person, roster


def test_duty_proofs_are_judged_on_the_time_of_each_duty() -> None:
    member = person(1, certificate(Level.FOUR), certificate(Level.TWO, expires=day(14)))
    facts = roster("14中:1 14夜:1", member, foreign_duties=(foreign(1, day(30, 11), NIGHT),))
    assert [proof.level for proof in duty_proofs(facts, member)] == [Level.TWO, Level.FOUR]


def test_duty_proof_without_certificate_has_no_level() -> None:
    member = person(1, certificates=())
    [proof] = duty_proofs(roster("14早:1", member), member)
    assert (proof.level, proof.valid, proof.rests_on(Level.FIVE)) == (None, (), ())


def test_duty_proof_rests_on_the_certificates_that_reach_the_level() -> None:
    papers = (certificate(Level.THREE), certificate(Level.FIVE), certificate(None))
    member = person(1, *papers)
    [proof] = duty_proofs(roster("14早:1", member), member)
    assert proof.reaching(Level.FIVE) == papers[:2]
    assert proof.rests_on(Level.FOUR) == papers[:1]
    assert proof.rests_on(Level.ONE) == papers
