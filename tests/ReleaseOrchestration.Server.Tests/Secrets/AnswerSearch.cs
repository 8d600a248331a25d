using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Server.Tests.Secrets;

/// <summary>Asks for everything that the server can be asked for, by its own OpenAPI document, and looks for secrets in the answers.</summary>
internal sealed partial class AnswerSearch(HttpClient client, Canaries canaries)
{
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["processes"] = ["canary"],
        ["connectors"] = ["ci", "no_secret"],
        ["schemas"] = ["process", "connector"],
    };

    /// <summary>Where a secret was found.</summary>
    public async Task<List<string>> SearchAsync(string release, CancellationToken cancellationToken)
    {
        var paths = await PathsAsync(release, cancellationToken);
        Assert.Contains($"/api/releases/{release}/events", paths);
        Assert.Contains($"/api/releases/{release}/nodes/all.at_once", paths);
        var found = new List<string>();
        foreach (var path in paths)
        {
            var bytes = await ReadAsync(path, cancellationToken);
            found.AddRange(canaries.FoundIn(bytes).Select(shape => $"GET {path}: {shape}"));
        }

        return found;
    }

    private async Task<List<string>> PathsAsync(string release, CancellationToken cancellationToken)
    {
        var description = await client.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), cancellationToken);
        using var document = JsonDocument.Parse(description);
        var templates = document.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name);
        var tree = JsonDocument.Parse(await client.GetStringAsync(new Uri($"api/releases/{release}", UriKind.Relative), cancellationToken));
        var nodes = Nodes(tree.RootElement.GetProperty("tree")).Where(path => path.Length > 0).ToList();
        return [.. templates.SelectMany(template => Fill(template, release, nodes)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Nodes(JsonElement node) =>
        [node.GetProperty("path").GetString()!, .. node.TryGetProperty("children", out var children) ? children.EnumerateArray().SelectMany(Nodes) : []];

    private static IEnumerable<string> Fill(string template, string release, List<string> nodes)
    {
        if (template.Contains("{path}", StringComparison.Ordinal))
        {
            return nodes.Select(node => template.Replace("{id}", release, StringComparison.Ordinal).Replace("{path}", node, StringComparison.Ordinal));
        }

        var values = Kinds.FirstOrDefault(kind => template.Contains($"/{kind.Key}/", StringComparison.Ordinal)).Value ?? [release];
        return values.Select(value => Place().Replace(template, value));
    }

    // The stream of events has no end while the release goes on: what is there comes first, and an entry is asked for that says so.
    private async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!path.EndsWith("/events", StringComparison.Ordinal))
        {
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }

        var audit = await client.GetFromJsonAsync<JsonElement>(new Uri(path[..^"/events".Length] + "/audit?limit=500", UriKind.Relative), cancellationToken);
        var last = audit.GetProperty("items").EnumerateArray().Last().GetProperty("sequence").GetInt64();
        return await EventsAsync(answer, last, cancellationToken);
    }

    private static async Task<byte[]> EventsAsync(HttpResponseMessage answer, long last, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var text = new StringBuilder();
        var isLast = false;
        while (await reader.ReadLineAsync(cancellationToken) is { } line && !(isLast && line.Length == 0))
        {
            isLast |= line == $"id: {last}";
            text.AppendLine(line);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
