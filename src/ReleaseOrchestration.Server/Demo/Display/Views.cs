using System.Text;

namespace ReleaseOrchestration.Server.Demo.Display;

/// <summary>Chooses how a release is shown.</summary>
internal static class Views
{
    /// <summary>A live tree in a terminal; lines where the output goes elsewhere.</summary>
    public static IReleaseView ForConsole()
    {
        if (Console.IsOutputRedirected)
        {
            return new LineView(Console.Out);
        }

        Console.OutputEncoding = Encoding.UTF8;
        return new LiveView(Console.Out, () => Console.WindowWidth);
    }
}
