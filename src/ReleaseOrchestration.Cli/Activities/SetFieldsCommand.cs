using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity fields</c>.</summary>
internal sealed class SetFieldsCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string[]> _fields = new("name=value") { Description = ValueList.Syntax, Arity = ArgumentArity.OneOrMore };

    public SetFieldsCommand(CommandServices services)
        : base("fields", "Fill in fields of a manual activity", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_fields);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), "fields"),
        new FieldsRequest(ValueList.Parse(call.Required(_fields))!),
        ReloJson.Default.FieldsRequest,
        cancellationToken);
}
