using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Access;

/// <summary><c>relo api-key list</c>.</summary>
internal sealed class ListApiKeysCommand(CommandServices services) : ReloCommand("list", "List API keys, without the keys themselves", services)
{
    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync("api-keys", cancellationToken);
        var page = answer.Read(ReloJson.Default.PageApiKeyLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("NAME", "STATUS", "ROLES", "EXPIRES", "LAST USED", "BY") { Empty = "There is no API key." },
            (table, key) => table.Add(key.Name, key.Status, string.Join(", ", key.Grants), Instants.Show(key.ExpiresAt), key.LastUsedOn, key.CreatedBy)));
        return ExitCodes.Done;
    }
}
