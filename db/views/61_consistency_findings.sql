drop view if exists consistency_findings;
create view consistency_findings as
-- One row per place where a plan contradicts itself: table against prose, target below baseline, sums, numbering, dates.
select
    id as finding_id,
    comparison_id,
    document_id,
    verdict,
    coalesce(lower_clause_id, upper_clause_id) as clause_id,
    lower_quote,
    upper_quote,
    severity,
    confidence,
    explanation
from findings
where subject = 'consistency';
