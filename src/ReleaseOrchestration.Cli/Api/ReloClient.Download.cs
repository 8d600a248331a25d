using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Api;

internal sealed partial class ReloClient
{
    /// <summary>Writes an answer to a stream as it comes: it may be larger than memory.</summary>
    public async Task DownloadAsync(string path, Stream target, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        using var response = await ReachAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await RefuseAsync(response, cancellationToken);
        try
        {
            await response.Content.CopyToAsync(target, cancellationToken);
        }
        catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
        {
            throw new ReloException(ExitCodes.Unreachable, $"The answer of {_http.BaseAddress} broke off ({broken.Message}). Ask again.");
        }
    }
}
