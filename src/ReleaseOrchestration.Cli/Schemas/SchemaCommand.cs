using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Schemas;

namespace ReleaseOrchestration.Cli.Schemas;

/// <summary><c>relo schema</c>: the JSON Schemas of documents, without a server.</summary>
internal sealed class SchemaCommand : ReloCommand
{
    private readonly Argument<string?> _kind = new("kind") { Description = $"The kind of document: {string.Join(", ", DocumentSchemas.Kinds)}", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string> _out = new("--out") { Description = "Write to this file [default: standard output]", HelpName = "file" };

    private readonly Option<bool> _list = new("--list") { Description = "List the kinds" };

    public SchemaCommand(CommandServices services)
        : base("schema", "Print the JSON Schema of a kind of document, for editors; without a server", services)
    {
        Arguments.Add(_kind);
        Options.Add(_out);
        Options.Add(_list);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Value(_list))
        {
            List(call);
            return ExitCodes.Done;
        }

        var schema = Schema(call.Value(_kind));
        if (call.Value(_out) is { } file)
        {
            await WriteAsync(file, schema, cancellationToken);
            call.Output.Message($"Written to {file}.");
        }
        else
        {
            await call.Shell.Out.WriteAsync(schema.AsMemory(), cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static void List(CommandCall call)
    {
        if (call.Output.IsJson)
        {
            call.Output.Json([.. DocumentSchemas.Kinds], ReloJson.Default.StringArray);
            return;
        }

        foreach (var kind in DocumentSchemas.Kinds)
        {
            call.Output.Line(kind);
        }
    }

    private static string Schema(string? kind)
    {
        var kinds = $"Kinds: {string.Join(", ", DocumentSchemas.Kinds)}.";
        return kind is null
            ? throw ReloException.Usage($"Say of which kind, or use --list. {kinds}")
            : DocumentSchemas.Get(kind) ?? throw ReloException.Usage($"There is no schema of '{kind}'. {kinds}");
    }

    private static async Task WriteAsync(string file, string schema, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, schema, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"'{file}' cannot be written: {failure.Message}");
        }
    }
}
