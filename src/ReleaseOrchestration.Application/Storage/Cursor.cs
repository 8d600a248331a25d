using System.Buffers.Text;
using System.Text;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>The place in a list as callers carry it: opaque to them.</summary>
internal static class Cursor
{
    public static string Write(string row) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(row));

    /// <summary>The row; null when it is no cursor.</summary>
    public static string? Read(string cursor) =>
        cursor.Length > 0 && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
}
