drop view if exists findings_by_severity;
create view findings_by_severity as
-- One row per finding, the gravest first.
select
    case severity when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end as rank,
    severity,
    id as finding_id,
    comparison_id,
    document_id,
    subject,
    verdict,
    flags,
    upper_quote,
    lower_quote,
    confidence,
    explanation,
    rule
from findings
order by rank, confidence desc, id;
