package dev.cofferdam.functions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** All that the service's own account may do, tried verb by verb on every resource there is. */
@OnCluster
class RightsTest {

  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
  private static final List<String> NAMESPACES =
      List.of("cofferdam-sandboxes", "cofferdam", "default", "kube-system");

  /** Every account of every cluster may ask what it may do. */
  private static final Set<String> EVERYBODY =
      Set.of(
          "create authorization.k8s.io/selfsubjectaccessreviews",
          "create authorization.k8s.io/selfsubjectrulesreviews",
          "create authentication.k8s.io/selfsubjectreviews");

  @Test
  void the_service_may_do_what_it_needs_and_nothing_else() {
    try (ClusterTestbed testbed = ClusterTestbed.ready();
        KubernetesClient service =
            new KubernetesClientBuilder()
                .withConfig(ClusterTestbed.asService(testbed.admin()))
                .build()) {
      Set<String> allowed = new TreeSet<>();
      List<Resource> resources = resources(testbed.admin());
      for (Resource resource : resources) {
        for (String namespace : resource.namespaced() ? NAMESPACES : List.of("")) {
          VERBS.stream()
              .filter(verb -> may(service, namespace, verb, resource))
              .map(verb -> (namespace + " " + verb + " " + resource.name()).strip())
              .filter(right -> !EVERYBODY.contains(right))
              .forEach(allowed::add);
        }
      }

      assertThat(resources).hasSizeGreaterThan(60);
      assertThat(allowed)
          .containsExactlyInAnyOrder(
              "cofferdam-sandboxes create batch/jobs",
              "cofferdam-sandboxes get batch/jobs",
              "cofferdam-sandboxes list batch/jobs",
              "cofferdam-sandboxes patch batch/jobs",
              "cofferdam-sandboxes delete batch/jobs",
              "cofferdam-sandboxes list /pods",
              "cofferdam-sandboxes watch /pods",
              "cofferdam-sandboxes get /pods/log",
              "cofferdam-sandboxes get /pods/attach",
              "cofferdam-sandboxes create /pods/attach");
    }
  }

  private record Resource(String group, String plural, String part, boolean namespaced) {
    String name() {
      return group + "/" + plural + (part.isEmpty() ? "" : "/" + part);
    }
  }

  private static List<Resource> resources(KubernetesClient admin) {
    List<Resource> resources = new ArrayList<>(resources("", admin.getApiResources("v1")));
    admin
        .getApiGroups()
        .getGroups()
        .forEach(
            group ->
                resources.addAll(
                    resources(
                        group.getName(),
                        admin.getApiResources(group.getPreferredVersion().getGroupVersion()))));
    return resources;
  }

  private static List<Resource> resources(String group, APIResourceList list) {
    return list.getResources().stream()
        .map(APIResource::getName)
        .distinct()
        .map(
            name -> {
              String[] parts = name.split("/", 2);
              boolean namespaced =
                  list.getResources().stream()
                      .filter(resource -> resource.getName().equals(name))
                      .anyMatch(APIResource::getNamespaced);
              return new Resource(group, parts[0], parts.length > 1 ? parts[1] : "", namespaced);
            })
        .toList();
  }

  private static boolean may(
      KubernetesClient service, String namespace, String verb, Resource resource) {
    SelfSubjectAccessReview asked =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(verb)
            .withGroup(resource.group())
            .withResource(resource.plural())
            .withSubresource(resource.part())
            .endResourceAttributes()
            .endSpec()
            .build();
    return service
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(asked)
        .getStatus()
        .getAllowed();
  }
}
