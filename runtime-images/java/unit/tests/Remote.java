package cofferdam.unit;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What stands for an object of the program's whose class a test has no name for: a lambda, an iterator.
 *
 * @param name its class, for people
 */
record Remote(String name) implements InvocationHandler {

    /** What people call the class of a value that came from the program. */
    static String shown(Object value) {
        return Proxy.isProxyClass(value.getClass()) && Proxy.getInvocationHandler(value) instanceof Remote remote
                ? remote.name() : value.getClass().getName();
    }

    @Override
    public Object invoke(Object self, Method method, Object[] args) throws Throwable {
        Class<?> owner = method.getDeclaringClass();
        if (owner == Object.class && method.getName().equals("equals")) {
            return Link.equal(self, args[0]);
        }
        String type = MethodType.methodType(method.getReturnType(), method.getParameterTypes()).toMethodDescriptorString();
        return Link.call(self, owner.getName(), method.getName(), type, args == null ? new Object[0] : args);
    }
}
