package cofferdam.unit;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.classfile.ClassFile.ACC_BRIDGE;
import static java.lang.classfile.ClassFile.ACC_ENUM;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_INTERFACE;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_STRICT;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Enum;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.Attribute;
import java.lang.classfile.AttributeMapper;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes, of a class of the program's, the class that stands in for it where the tests are: of the same name, with the same
 * members, and nothing in them but a question to the program. Nothing of the program's own code is in it.
 */
final class StandIn {

    private static final ClassDesc LINK = ClassDesc.of("cofferdam.unit.Link");
    private static final ClassDesc BLANK = ClassDesc.of("cofferdam.unit.Blank");
    private static final MethodTypeDesc MAKE_BLANK = MethodTypeDesc.of(CD_void, BLANK);
    private static final MethodTypeDesc CALL =
            MethodTypeDesc.of(CD_Object, CD_Object, CD_String, CD_String, CD_String, CD_Object.arrayType());
    private static final MethodTypeDesc NAMED = MethodTypeDesc.of(CD_void, CD_String, CD_int);
    private static final String VALUES = "cofferdam$values";
    private static final List<AttributeMapper<? extends Attribute<?>>> KEPT = List.of(Attributes.signature(), Attributes.innerClasses(),
            Attributes.enclosingMethod(), Attributes.nestHost(), Attributes.nestMembers(), Attributes.permittedSubclasses());

    private final ClassModel model;
    private final Program program;
    private final ClassDesc self;
    private final boolean isEnum;
    private final boolean isInterface;
    private final Set<String> written = new HashSet<>();

    /** What is known of the program's classes. */
    interface Program {
        /** The class of a name; null where it is none of the program's. */
        ClassModel model(String name);
    }

    StandIn(ClassModel model, Program program) {
        this.model = model;
        this.program = program;
        this.self = model.thisClass().asSymbol();
        this.isEnum = (model.flags().flagsMask() & ACC_ENUM) != 0;
        this.isInterface = (model.flags().flagsMask() & ACC_INTERFACE) != 0;
    }

    static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    byte[] bytes() {
        return ClassFile.of().build(self, this::write);
    }

    private void write(ClassBuilder out) {
        int flags = model.flags().flagsMask();
        out.withVersion(model.majorVersion(), 0).withFlags(isEnum ? flags & ~ACC_ABSTRACT : flags);
        model.superclass().ifPresent(above -> out.withSuperclass(above.asSymbol()));
        out.withInterfaceSymbols(model.interfaces().stream().map(each -> each.asSymbol()).toList());
        for (AttributeMapper<? extends Attribute<?>> each : KEPT) {
            boolean sealedEnum = isEnum && each == Attributes.permittedSubclasses();
            if (!sealedEnum) {
                model.findAttribute(each).ifPresent(found -> out.with((ClassElement) found));
            }
        }
        model.findAttribute(Attributes.record()).ifPresent(found -> out.with(components(found)));
        model.fields().forEach(each -> field(out, each));
        if (isEnum) {
            constants(out);
        } else if (!isInterface) {
            blank(out);
        }
        model.methods().forEach(each -> method(out, each));
        if (isEnum) {
            promised(out, model);
        } else if (!isInterface) {
            inherited(out);
        }
    }

    private static RecordAttribute components(RecordAttribute record) {
        return RecordAttribute.of(record.components().stream().map(each -> RecordComponentInfo.of(each.name(), each.descriptor(),
                each.findAttribute(Attributes.signature()).map(one -> List.<Attribute<?>>of(one)).orElse(List.of()))).toList());
    }

    private void field(ClassBuilder out, FieldModel field) {
        int flags = field.flags().flagsMask();
        if ((flags & ACC_SYNTHETIC) != 0) {
            return;
        }
        out.withField(field.fieldName().stringValue(), field.fieldTypeSymbol(), made -> {
            made.withFlags(flags);
            field.findAttribute(Attributes.signature()).ifPresent(made::with);
            field.findAttribute(Attributes.constantValue()).ifPresent(made::with);
        });
    }

    /** A constructor of which the program hears nothing, for the classes below this one. */
    private void blank(ClassBuilder out) {
        ClassDesc above = model.superclass().orElseThrow().asSymbol();
        out.withMethodBody(INIT_NAME, MAKE_BLANK, ACC_PROTECTED | ACC_SYNTHETIC, code -> {
            code.aload(0);
            if (program.model(name(above)) != null) {
                code.aconst_null().invokespecial(above, INIT_NAME, MAKE_BLANK);
            } else {
                Constructor<?> simplest = simplest(Platform.find(name(above)));
                Arrays.stream(simplest.getParameterTypes()).forEach(each -> Boxing.nothing(code, each));
                code.invokespecial(above, INIT_NAME, MethodTypeDesc.of(CD_void, descriptions(simplest.getParameterTypes())));
            }
            code.return_();
        });
    }

    private static Constructor<?> simplest(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> (each.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .min(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new IllegalArgumentException("nobody can extend " + type.getName()));
    }

    private static ClassDesc[] descriptions(Class<?>[] types) {
        return Arrays.stream(types).map(each -> ClassDesc.ofDescriptor(each.descriptorString())).toArray(ClassDesc[]::new);
    }

    private void method(ClassBuilder out, MethodModel method) {
        int flags = method.flags().flagsMask() & ~(ACC_SYNCHRONIZED | ACC_NATIVE | ACC_STRICT);
        String name = method.methodName().stringValue();
        MethodTypeDesc type = method.methodTypeSymbol();
        boolean hidden = (flags & ACC_SYNTHETIC) != 0 && (flags & ACC_BRIDGE) == 0;
        boolean ofEnum = isEnum && (name.equals(INIT_NAME) || name.equals("values") && type.parameterCount() == 0
                || name.equals("valueOf") && type.parameterList().equals(List.of(CD_String)));
        if (hidden || ofEnum || name.equals(ConstantDescs.CLASS_INIT_NAME) || !written.add(name + type.descriptorString())) {
            return;
        }
        boolean isAbstract = (flags & ACC_ABSTRACT) != 0 && !isEnum;
        out.withMethod(name, type, isEnum ? flags & ~ACC_ABSTRACT : flags, made -> {
            method.findAttribute(Attributes.signature()).ifPresent(made::with);
            method.findAttribute(Attributes.exceptions()).ifPresent(made::with);
            method.findAttribute(Attributes.annotationDefault()).ifPresent(found -> made.with((MethodElement) found));
            if (!isAbstract) {
                made.withCode(code -> body(code, name, type, (flags & ACC_STATIC) != 0));
            }
        });
    }

    private void body(CodeBuilder code, String name, MethodTypeDesc type, boolean isStatic) {
        if (name.equals(INIT_NAME)) {
            code.aload(0).aconst_null().invokespecial(self, INIT_NAME, MAKE_BLANK);
            code.aload(0).loadConstant(name(self)).loadConstant(type.descriptorString());
            Boxing.parameters(code, type);
            code.invokestatic(LINK, "construct", MethodTypeDesc.of(CD_void, CD_Object, CD_String, CD_String, CD_Object.arrayType()));
            code.return_();
        } else {
            forward(code, name(self), name, type, isStatic);
        }
    }

    private static void forward(CodeBuilder code, String owner, String name, MethodTypeDesc type, boolean isStatic) {
        if (!isStatic && name.equals("equals") && type.descriptorString().equals("(Ljava/lang/Object;)Z")) {
            code.aload(0).aload(1).invokestatic(LINK, "equal", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ireturn();
            return;
        }
        if (isStatic) {
            code.aconst_null();
        } else {
            code.aload(0);
        }
        code.loadConstant(owner).loadConstant(name).loadConstant(type.descriptorString());
        Boxing.parameters(code, type);
        code.invokestatic(LINK, "call", CALL);
        Boxing.unbox(code, type.returnType());
        code.return_(TypeKind.from(type.returnType()));
    }

    /** What the class has from one of the language's own: an object of the program's answers for that, too. */
    private void inherited(ClassBuilder out) {
        String above = name(model.superclass().orElseThrow().asSymbol());
        Class<?> type = program.model(above) == null ? Platform.find(above) : null;
        if (type == null || type == Object.class || type == Record.class) {
            return;
        }
        if (Throwable.class.isAssignableFrom(type)) {
            MethodTypeDesc says = MethodTypeDesc.of(CD_String);
            if (written.add("getMessage" + says.descriptorString())) {
                out.withMethodBody("getMessage", says, ACC_PUBLIC, code -> code.aload(0)
                        .invokestatic(LINK, "message", MethodTypeDesc.of(CD_String, CD_Throwable)).areturn());
            }
            return;
        }
        for (Method each : type.getMethods()) {
            boolean given = !each.getDeclaringClass().isInterface() && each.getDeclaringClass() != Object.class;
            if (given && (each.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
                forwarded(out, each);
            }
        }
    }

    /** The constants of an enumeration have bodies of their own for what its interfaces promise. */
    private void promised(ClassBuilder out, ClassModel type) {
        for (var each : type.interfaces()) {
            String name = name(each.asSymbol());
            ClassModel own = program.model(name);
            if (own != null) {
                for (MethodModel method : own.methods()) {
                    MethodTypeDesc shape = method.methodTypeSymbol();
                    String called = method.methodName().stringValue();
                    if ((method.flags().flagsMask() & ACC_ABSTRACT) != 0 && written.add(called + shape.descriptorString())) {
                        out.withMethodBody(called, shape, ACC_PUBLIC, code -> forward(code, name, called, shape, false));
                    }
                }
                promised(out, own);
            } else if (Platform.find(name) != null) {
                Arrays.stream(Platform.find(name).getMethods()).filter(one -> Modifier.isAbstract(one.getModifiers()))
                        .forEach(one -> forwarded(out, one));
            }
        }
    }

    private void forwarded(ClassBuilder out, Method method) {
        MethodTypeDesc type = MethodTypeDesc.of(ClassDesc.ofDescriptor(method.getReturnType().descriptorString()),
                descriptions(method.getParameterTypes()));
        if (written.add(method.getName() + type.descriptorString())) {
            String owner = method.getDeclaringClass().getName();
            out.withMethodBody(method.getName(), type, ACC_PUBLIC, code -> forward(code, owner, method.getName(), type, false));
        }
    }

    /** The constants of an enumeration are here as they are there: by name, in the same order. */
    private void constants(ClassBuilder out) {
        List<String> names = model.fields().stream().filter(each -> (each.flags().flagsMask() & ACC_ENUM) != 0)
                .map(each -> each.fieldName().stringValue()).toList();
        ClassDesc all = self.arrayType();
        out.withField(VALUES, all, ACC_PRIVATE | ACC_STATIC | ACC_FINAL | ACC_SYNTHETIC);
        out.withMethodBody(INIT_NAME, NAMED, ACC_PRIVATE, code -> code.aload(0).aload(1).iload(2)
                .invokespecial(CD_Enum, INIT_NAME, NAMED).return_());
        out.withMethodBody(ConstantDescs.CLASS_INIT_NAME, MethodTypeDesc.of(CD_void), ACC_STATIC, code -> {
            code.loadConstant(names.size()).anewarray(self);
            for (int i = 0; i < names.size(); i++) {
                code.dup().loadConstant(i).new_(self).dup().loadConstant(names.get(i)).loadConstant(i)
                        .invokespecial(self, INIT_NAME, NAMED).dup().putstatic(self, names.get(i), self).aastore();
            }
            code.putstatic(self, VALUES, all).return_();
        });
        out.withMethodBody("values", MethodTypeDesc.of(all), ACC_PUBLIC | ACC_STATIC, code -> code.getstatic(self, VALUES, all)
                .invokevirtual(all, "clone", MethodTypeDesc.of(CD_Object)).checkcast(all).areturn());
        out.withMethodBody("valueOf", MethodTypeDesc.of(self, CD_String), ACC_PUBLIC | ACC_STATIC, code -> code.loadConstant(self).aload(0)
                .invokestatic(CD_Enum, "valueOf", MethodTypeDesc.of(CD_Enum, ConstantDescs.CD_Class, CD_String)).checkcast(self).areturn());
    }
}
