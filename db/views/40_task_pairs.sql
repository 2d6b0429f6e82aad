drop view if exists task_pairs;
create view task_pairs as
-- One row per link between an upper and a lower clause, with both headings; one side empty where a task is omitted or added.
select
    alignments.id as alignment_id,
    alignments.comparison_id,
    comparisons.upper_id,
    comparisons.lower_id,
    comparisons.relation as plans,
    comparisons.lower_predates_upper,
    alignments.relation,
    alignments.upper_clause_id,
    upper_clause.label || upper_clause.heading as upper_task,
    alignments.lower_clause_id,
    lower_clause.label || lower_clause.heading as lower_task,
    alignments.similarity,
    alignments.copy_ratio,
    alignments.explanation
from alignments
join comparisons on comparisons.id = alignments.comparison_id
left join clauses as upper_clause on upper_clause.id = alignments.upper_clause_id
left join clauses as lower_clause on lower_clause.id = alignments.lower_clause_id;
