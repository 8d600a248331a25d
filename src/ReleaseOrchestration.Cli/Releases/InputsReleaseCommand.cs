using System.CommandLine;
using System.Text.Json;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release inputs</c>: every value of a release, where it comes from, and what it overrode.</summary>
internal sealed class InputsReleaseCommand : ReloCommand
{
    private const int LongestValue = 60;

    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<int?> _run = ReleaseArguments.Run();

    public InputsReleaseCommand(CommandServices services)
        : base("inputs", "Show every input of a release: its value, where that comes from, and what it overrode", services)
    {
        Arguments.Add(_release);
        Options.Add(_run);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(ResourcePath.Release(call.Required(_release), "inputs"), ("run", call.Value(_run)?.ToString()));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var inputs = answer.Read(ReloJson.Default.ReleaseInputList);
        call.Output.Rows(answer, () => Table(inputs));
        return ExitCodes.Done;
    }

    private static TextTable Table(ReleaseInputList inputs)
    {
        var table = new TextTable("INPUT", "VALUE", "FROM", "WHERE") { Empty = "The process takes no inputs." };
        foreach (var input in inputs.Items)
        {
            var value = input.Value is { } known ? Text(known) : input.Source is null ? "(none)" : "(not known yet)";
            table.Add(input.Path, value, Source(input.Source), input.Source?.Path ?? string.Empty);
            foreach (var claim in input.Overrode)
            {
                table.Add(string.Empty, claim.Expression ?? Text(claim.Value), $"overrode {claim.From}", claim.Path);
            }
        }

        return table;
    }

    private static string Source(ReleaseInputList.Claim? claim) => claim switch
    {
        null => "not given",
        { Expression: { } expression } => $"{claim.From}: {expression}",
        _ => claim.From,
    };

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object when value.TryGetProperty("$secret", out var reference) => $"secret {reference.GetString()}",
            _ => value.GetRawText(),
        };
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }
}
