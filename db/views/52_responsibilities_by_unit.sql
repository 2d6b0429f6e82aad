drop view if exists responsibilities_by_unit;
create view responsibilities_by_unit as
-- One row per body and clause it answers for: what has 民政 to do, in which plan, in which role?
select
    units.id as unit_id,
    units.function,
    responsibilities.id as responsibility_id,
    responsibilities.document_id,
    documents.title as document_title,
    responsibilities.clause_id,
    clauses.label || clauses.heading as task,
    responsibilities.raw,
    responsibilities.role,
    responsibilities.level
from responsibilities
join units on units.id = responsibilities.unit_id
join documents on documents.id = responsibilities.document_id
join clauses on clauses.id = responsibilities.clause_id;
