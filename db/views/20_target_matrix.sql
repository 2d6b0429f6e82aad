drop view if exists target_matrix;
create view target_matrix as
-- One row per upper target and lower plan: the verdict and both values side by side.
select
    findings.id as finding_id,
    comparisons.id as comparison_id,
    comparisons.upper_id,
    comparisons.lower_id,
    comparisons.relation,
    comparisons.lower_predates_upper,
    findings.upper_indicator_id,
    upper_target.name,
    upper_target.category,
    upper_target.duty,
    upper_target.printed_value as upper_value,
    upper_target.deadline as upper_deadline,
    findings.verdict,
    findings.flags,
    findings.severity,
    findings.lower_indicator_id,
    lower_target.printed_value as lower_value,
    lower_target.deadline as lower_deadline,
    findings.upper_quote,
    findings.lower_quote,
    findings.explanation
from findings
join comparisons on comparisons.id = findings.comparison_id
join targets as upper_target on upper_target.indicator_id = findings.upper_indicator_id
left join targets as lower_target on lower_target.indicator_id = findings.lower_indicator_id
where findings.subject = 'indicator';
