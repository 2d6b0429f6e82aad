drop view if exists dropped_units;
create view dropped_units as
-- One row per body responsible for an upper task that the matching lower task no longer names.
select
    findings.id as finding_id,
    findings.comparison_id,
    comparisons.upper_id,
    comparisons.lower_id,
    findings.upper_clause_id,
    upper_clause.label || upper_clause.heading as upper_task,
    findings.lower_clause_id,
    findings.upper_quote,
    findings.severity,
    findings.confidence,
    findings.explanation
from findings
join comparisons on comparisons.id = findings.comparison_id
left join clauses as upper_clause on upper_clause.id = findings.upper_clause_id
where findings.subject = 'unit' and findings.verdict = 'dropped';
