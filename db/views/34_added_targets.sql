drop view if exists added_targets;
create view added_targets as
-- One row per target of a lower plan that the upper plan does not set.
select
    findings.id as finding_id,
    comparisons.id as comparison_id,
    comparisons.upper_id,
    comparisons.lower_id,
    findings.lower_indicator_id,
    targets.name,
    targets.printed_value as lower_value,
    targets.deadline as lower_deadline,
    findings.severity,
    findings.explanation
from findings
join comparisons on comparisons.id = findings.comparison_id
join targets on targets.indicator_id = findings.lower_indicator_id
where findings.subject = 'indicator' and findings.verdict = 'added';
