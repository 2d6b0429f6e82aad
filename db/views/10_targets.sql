drop view if exists targets;
create view targets as
-- One row per target with the plan and clause it stands in and its value as a reader would print it.
select
    indicators.id as indicator_id,
    indicators.document_id,
    documents.title as document_title,
    documents.jurisdiction,
    documents.level,
    indicators.clause_id,
    clauses.label || clauses.heading as clause,
    indicators.name,
    indicators.scope,
    indicators.condition,
    case indicators.comparator
        when '>=' then '≥' when '<=' then '≤' when '>' then '>' when '<' then '<'
        when 'approx' then '约' when 'increase_by' then '提高' when 'decrease_by' then '下降'
        when 'multiply_by' then '增至' when 'all' then '全部'
        else ''
    end
    || indicators.value_text
    || case
        when indicators.unit in ('', 'ratio') or substr(indicators.value_text, -length(indicators.unit)) = indicators.unit then ''
        else indicators.unit
    end as printed_value,
    indicators.comparator,
    indicators.value,
    indicators.value_high,
    indicators.unit,
    indicators.deadline,
    indicators.baseline_year,
    indicators.baseline_text,
    indicators.category,
    indicators.duty,
    indicators.origin,
    indicators.quote
from indicators
join documents on documents.id = indicators.document_id
join clauses on clauses.id = indicators.clause_id
where indicators.role = 'target';
