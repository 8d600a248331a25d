using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed class DocumentWork(ImmutableArray<DocumentWrite> writes) : AnsweredWork<WriteResult>
{
    public override void Stage(Engine engine, Batch batch) => batch.HasWork = true;

    public override void Write(StoreTables tables, Batch batch) => Result = Write(tables.Documents, writes, batch);

    public static WriteResult Write(DocumentTable documents, ImmutableArray<DocumentWrite> writes, Batch batch)
    {
        var conflict = writes.FirstOrDefault(w => !Holds(documents, w));
        return conflict is null
            ? new WriteResult([.. writes.Select(w => Write(documents, w, batch))], Conflict: null)
            : new WriteResult([], conflict.Key);
    }

    private static bool Holds(DocumentTable documents, DocumentWrite write) =>
        write.IfMatch is null || (documents.Find(write.Key)?.ETag ?? DocumentWrite.MustNotExist) == write.IfMatch;

    private static string Write(DocumentTable documents, DocumentWrite write, Batch batch)
    {
        if (write.Body is not { } body)
        {
            documents.Delete(write.Key);
            return string.Empty;
        }

        var etag = batch.NextPosition();
        documents.Put(write.Key, etag, body.ToArray());
        return DocumentTable.ETag(etag);
    }
}
