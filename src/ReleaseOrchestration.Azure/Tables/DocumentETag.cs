using global::Azure;
using global::Azure.Data.Tables;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>
/// The ETag of a document: that of its entity, and the marks of the batches which wrote it last, the newest first. Whoever replaces the document under this ETag takes the
/// marks over, so that the writer before, whose answer was lost, still finds its own.
/// </summary>
/// <param name="Entity">The ETag of the entity.</param>
/// <param name="Marks">The marks, with commas between.</param>
internal readonly record struct DocumentETag(ETag Entity, string Marks)
{
    // More than other writers get done while one that lost its answer waits before it asks again.
    private const int MostMarks = 128;
    private const char Separator = '~';

    public static DocumentETag Of(TableEntity entity) => new(entity.ETag, entity.GetString(EntityBody.Marks) ?? string.Empty);

    /// <summary>Reads what <see cref="ToString"/> wrote; a text that is none fits no document.</summary>
    public static DocumentETag Parse(string text)
    {
        var at = text.LastIndexOf(Separator);
        return at < 0 ? new(new ETag(text), string.Empty) : new(new ETag(text[..at]), text[(at + 1)..]);
    }

    /// <summary>The marks of a document that a batch replaces.</summary>
    public static string Next(WriteMark mark, string before) => string.Join(',', before.Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostMarks - 1).Prepend(mark.Value));

    public override string ToString() => $"{Entity}{Separator}{Marks}";
}
