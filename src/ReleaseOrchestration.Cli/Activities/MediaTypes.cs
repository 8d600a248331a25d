namespace ReleaseOrchestration.Cli.Activities;

/// <summary>The media types of files that are common as evidence.</summary>
internal static class MediaTypes
{
    public static string Of(string extension) => extension.ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".pdf" => "application/pdf",
        ".txt" or ".log" => "text/plain",
        ".csv" => "text/csv",
        ".html" or ".htm" => "text/html",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".zip" => "application/zip",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };
}
