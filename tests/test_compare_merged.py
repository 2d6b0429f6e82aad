"""Tasks merged away and bodies named on one side only."""

from pairs import compared, tasks


def test_a_body_left_out_points_to_both_clauses():
    """The reader can open the other side though it does not name the body."""
    text = "推广阅读。每年举办读书节，组织作家进校园。（责任单位：{}）"
    result = compared(tasks(text.format("市教委、市财政局")), tasks(text.format("县教委")))
    (lost,) = [f for f in result.of("unit") if f.verdict == "dropped"]
    assert lost.upper_clause_id and lost.lower_clause_id


def test_no_lost_task_whose_target_is_met_is_grave():
    """A task is not sure to be left out while a row says that its target is answered."""
    result = compared(
        tasks("推广阅读。每年举办读书节。", "培训馆员。馆员持证上岗率达到90%。"),
        tasks("推广阅读。每年举办读书节，组织作家进校园，培育民间阅读组织，馆员持证上岗率达到90%。"),
    )
    met = {f.upper_clause_id for f in result.of("indicator") if f.lower_indicator_id}
    for finding in result.of("task"):
        assert not (finding.verdict == "omitted" and finding.upper_clause_id in met and finding.severity == "high")
