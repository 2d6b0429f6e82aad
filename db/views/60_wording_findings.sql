drop view if exists wording_findings;
create view wording_findings as
-- One row per doubtful wording of a plan: words of another level left in, probable typing errors, softened duties.
select
    id as finding_id,
    comparison_id,
    document_id,
    verdict,
    lower_clause_id,
    upper_quote,
    lower_quote,
    severity,
    confidence,
    explanation
from findings
where subject = 'wording';
