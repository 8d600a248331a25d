namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>Bodies in the shapes that the systems document.</summary>
internal static class WebhookPayloads
{
    public const string GitHubRun = "289782451";

    public const string AzureBuild = """
        {"subscriptionId":"00000000-0000-0000-0000-000000000000","notificationId":1,"id":"4a5d99d6-1c75-4e53-91b9-ee80057d4ce3","eventType":"build.complete","publisherId":"tfs",
         "message":{"text":"Build ConsumerAddressModule_20150407.2 succeeded"},
         "resource":{"id":2727,"buildNumber":"20150407.2","status":"completed","result":"succeeded","url":"https://dev.azure.com/fabrikam/_apis/build/Builds/2727"},
         "resourceVersion":"1.0","createdDate":"2024-11-07T09:12:58.5372561Z"}
        """;

    public const string AzureRun = """
        {"subscriptionId":"f0c23515-bcd1-4e30-9613-56a0a129c732","notificationId":3,"id":"a1b2c3d4-0000-4e53-91b9-ee80057d4ce3","eventType":"ms.vss-pipelines.run-state-changed-event","publisherId":"pipelines",
         "resource":{"run":{"pipeline":{"id":2,"name":"deploy","folder":"\\"},"state":"completed","result":"succeeded","createdDate":"2019-12-13T06:09:28Z","finishedDate":"2019-12-13T06:11:28Z","id":11,"name":"20191213.1"},
          "pipeline":{"id":2,"name":"deploy"}},"resourceVersion":"5.1-preview.1","createdDate":"2019-12-13T06:11:30Z"}
        """;

    public const string GitLabPipeline = """
        {"object_kind":"pipeline","object_attributes":{"id":31,"iid":3,"name":"Pipeline for branch: master","ref":"master","tag":false,"sha":"bcbb5ec396a2c0f828686f14fac9b80b780504f2","source":"api",
          "status":"success","detailed_status":"passed","stages":["build","test"],"created_at":"2016-08-12 15:23:28 UTC","finished_at":"2016-08-12 15:26:29 UTC","duration":63},
         "user":{"id":1,"name":"Administrator","username":"root"},"project":{"id":5,"name":"Gitlab Test","path_with_namespace":"gitlab-org/gitlab-test","default_branch":"master"}}
        """;

    public const string JenkinsBuild = """{"name":"app","url":"job/app/","build":{"full_url":"https://ci.example:8080/job/team%20a/job/app/18/","number":18,"phase":"COMPLETED","status":"SUCCESS"}}""";

    public const string HttpRun = """{"type":"run.ended","timestamp":"2026-03-02T09:00:00Z","data":{"handle":"Run 7/a"}}""";

    public static string GitHub { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Webhooks", "Payloads", "github-workflow-run-completed.json"));
}
