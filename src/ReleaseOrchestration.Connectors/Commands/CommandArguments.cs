using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>Fills the places in arguments. An argument stays one argument, and a value cannot turn it into an option.</summary>
internal static partial class CommandArguments
{
    public static Result<ImmutableArray<string>> Fill(ImmutableArray<string> arguments, StartPipeline effect)
    {
        var filled = new List<string>(arguments.Length);
        foreach (var argument in arguments)
        {
            var text = Place().Replace(argument, match => match.Value == "{pipeline}" ? effect.Pipeline : effect.Ref);
            if (text.StartsWith('-') && !argument.StartsWith('-'))
            {
                return ConnectorErrors.WrongArgument($"The argument `{argument}` would become `{text}`, an option. Names of pipelines and refs must not begin with a dash here.");
            }

            if (text.Contains('\0', StringComparison.Ordinal))
            {
                return ConnectorErrors.WrongArgument($"The argument `{argument}` would hold a NUL character.");
            }

            filled.Add(text);
        }

        return filled.ToImmutableArray();
    }

    [GeneratedRegex(@"\{(pipeline|ref)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
