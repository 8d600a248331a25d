using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>The usual help, and below it what scripts need to know.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    private const string Footer = """
        Exit codes:
          0    done
          1    a document is not valid, a difference was found, an audit trail is broken, or a watched release did not end Succeeded
          2    the command was not understood
          3    refused by the server
          4    the server cannot be reached, or failed
          130  interrupted

        Environment:
          RELO_URL  the server, where --url is not given
        """;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Footer);
        return result;
    }
}
