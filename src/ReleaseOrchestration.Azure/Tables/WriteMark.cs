using System.Buffers.Text;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Tells what one batch has written from what any other has.</summary>
/// <param name="Value">Never the same twice.</param>
internal readonly record struct WriteMark(string Value)
{
    private const string RowPrefix = "!w~";
    private const int Length = 6;

    /// <summary>The row that a batch writes besides when it only takes away; nobody else sees it.</summary>
    public string Row => RowPrefix + Value;

    public static WriteMark New(IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[Length];
        random.Fill(bytes);
        return new(Base64Url.EncodeToString(bytes));
    }

    public static bool IsRow(string row) => row.StartsWith(RowPrefix, StringComparison.Ordinal);

    public bool IsOn(TableEntity entity) => (entity.GetString(EntityBody.Marks) ?? string.Empty).Split(',').Contains(Value, StringComparer.Ordinal);
}
