using GridOrleans.Contracts.Attachments;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Storage.Attachments;

public static class AttachmentServices
{
    /// <summary>Photos and files; beside the storage, in processes of the roles api and jobs.</summary>
    public static IServiceCollection AddGridFiles(this IServiceCollection services, ContentOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IContentStore>(provider => options.S3 is { } s3
            ? new S3ContentStore(s3, new HttpClient { Timeout = s3.Timeout }, provider.GetRequiredService<TimeProvider>())
            : new FolderContentStore(options));
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<IAttachments>(provider => provider.GetRequiredService<AttachmentStore>());
        services.AddSingleton<IAttachmentRows>(provider => provider.GetRequiredService<AttachmentStore>());
        services.AddSingleton<IAttachmentUpkeep, AttachmentUpkeep>();
        services.AddSingleton<Uploads>();
        return services;
    }
}
