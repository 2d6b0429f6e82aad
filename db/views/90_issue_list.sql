drop view if exists issue_list;
create view issue_list as
-- One row per doubt about a text, with the file and line to look at.
select issues.document_id, documents.file, issues.line, issues.message, issues.remedy
from issues
join documents on documents.id = issues.document_id;
