using System.Globalization;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>
/// The stable names of runs in other systems, built the same way by the connector that starts a run and by the webhook that tells of it. Everything is in lower case,
/// because hosts, owners and projects are the same in either case.
/// </summary>
public static class ExternalKeys
{
    /// <summary><c>github:{host}/{owner}/{repository}/runs/{id}</c>.</summary>
    /// <param name="host">Of the pages, not of the API: <c>github.com</c>, or that of an Enterprise server, with its port unless that is the usual one.</param>
    /// <param name="owner">A person or an organization.</param>
    /// <param name="repository">Its name, without the owner.</param>
    /// <param name="run"><c>workflow_run.id</c>; the same for each attempt of a run.</param>
    public static string GitHub(string host, string owner, string repository, long run) => Join("github", host, owner, repository, "runs", Text(run));

    /// <summary><c>azure-devops:{host}/{organization}/builds/{id}</c>; ids are unique in an organization, whatever the project.</summary>
    /// <param name="organization">The address of the organization or collection, such as <c>https://dev.azure.com/fabrikam</c> or <c>https://fabrikam.visualstudio.com</c>.</param>
    /// <param name="build">Of the build, which is that of the run too.</param>
    public static string AzureDevOps(Uri organization, long build)
    {
        const string old = ".visualstudio.com";
        ArgumentNullException.ThrowIfNull(organization);
        return organization.Host.EndsWith(old, StringComparison.OrdinalIgnoreCase)
            ? Join("azure-devops", "dev.azure.com", organization.Host[..^old.Length], "builds", Text(build))
            : Join("azure-devops", organization.Authority, Uri.UnescapeDataString(organization.AbsolutePath).Trim('/'), "builds", Text(build));
    }

    /// <summary><c>gitlab:{host}/projects/{project}/pipelines/{id}</c>.</summary>
    /// <param name="host">With its port unless that is the usual one.</param>
    /// <param name="project">Its number.</param>
    /// <param name="pipeline">Its number, which is unique on the host; not the one that counts in the project (<c>iid</c>).</param>
    public static string GitLab(string host, long project, long pipeline) => Join("gitlab", host, "projects", Text(project), "pipelines", Text(pipeline));

    /// <summary><c>jenkins:{host}/job/{folder}/job/{name}/{number}</c>: the address of a build without its scheme.</summary>
    /// <param name="build">The address of the build.</param>
    public static string Jenkins(Uri build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Join("jenkins", build.Authority, Uri.UnescapeDataString(build.AbsolutePath).Trim('/'));
    }

    /// <summary><c>http:{host}/{handle}</c>: what a server that is called over HTTP calls the run.</summary>
    /// <param name="host">With its port unless that is the usual one.</param>
    /// <param name="handle">As the server wrote it.</param>
    public static string Http(string host, string handle) => $"http:{Lower(host)}/{handle}";

    private static string Join(string system, params ReadOnlySpan<string?> parts) => $"{system}:{Lower(string.Join('/', parts))}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Lower(string text) => text.ToLowerInvariant();
}
