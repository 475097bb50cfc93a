// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A user of the chosen account: a person, with a password or a link for choosing one, or one for a program, which has neither. */
UiDialog {
    id: root

    required property RoleListModel roles
    /** Only superadmins make persons. */
    readonly property list<string> types: Session.superadmin ? UserTypes.made : Array.from(UserTypes.made).filter(type => type !== "person")
    property string type: types[0]
    readonly property bool person: type === "person"
    /** Roles are superadmins' to choose; everybody else makes plain users, who hold nothing of themselves. */
    readonly property int plainRole: 2
    readonly property int roleId: !Session.superadmin ? plainRole : Array.from(roles.names).includes(role) ? roles.idOf(role) : 0
    /** `link` or `password`. */
    property string way: "link"
    property string role: "user"
    readonly property bool ready: Desktop.isMailAddress(email.text) && roleId > 0 && (!person || way === "link" || password.text !== "")
    signal done
    signal linkWanted(userId: string, userEmail: string)

    function ask(): void {
        email.clear();
        name.clear();
        password.clear();
        type = types[0];
        way = "link";
        role = "user";
        editor.clearError();
        open();
    }

    function submit(): void {
        if (ready && !editor.busy)
            editor.create(email.text, name.text, type, roleId, person && way === "password" ? password.text : "");
    }

    objectName: "newUserDialog"
    iconName: "user-round-plus"
    tone: "accent"
    title: qsTr("New user of %1").arg(Session.accountName)
    onOpened: email.forceActiveFocus()

    UserEditor {
        id: editor

        onCreated: (userId, userEmail, needsLink) => {
            root.close();
            root.done();
            Notices.success(qsTr("User %1 created").arg(userEmail));
            if (needsLink)
                root.linkWanted(userId, userEmail);
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("For")
        help: root.person ? "" : qsTr("Never signs in and has no password: holds what a program may do.")

        Segmented {
            objectName: "newUserType"
            values: root.types
            texts: Array.from(root.types).map(type => UserTypes.forText(type))
            value: root.type
            onChosen: value => root.type = value
        }
    }
    FormField {
        width: parent.width
        label: qsTr("E-mail address")
        required: true
        problem: editor.error.field("email")

        UiTextField {
            id: email

            objectName: "newUserEmail"
            width: parent.width
            placeholderText: qsTr("name@company.example")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Name")

        UiTextField {
            id: name

            objectName: "newUserName"
            width: parent.width
            maximumLength: 255
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: Session.superadmin
        label: qsTr("Role")
        help: qsTr("The set of the role is held by everybody who has it.")

        ChoiceBox {
            objectName: "newUserRole"
            width: parent.width
            label: qsTr("Role")
            values: Array.from(root.roles.names)
            texts: Array.from(root.roles.names)
            value: root.role
            onChosen: value => root.role = value
        }
    }
    FormField {
        width: parent.width
        visible: root.person
        label: qsTr("Password")
        problem: root.way === "password" ? editor.error.field("password") : ""
        help: root.way === "link" ? qsTr("The user chooses it by a link, which is mailed, or shown to you where the server has no mail.") : ""

        Column {
            width: parent.width
            spacing: Theme.space2

            Segmented {
                objectName: "newUserWay"
                values: ["link", "password"]
                texts: [qsTr("Send a link"), qsTr("Set one now")]
                value: root.way
                onChosen: value => root.way = value
            }
            PasswordField {
                id: password

                objectName: "newUserPassword"
                width: parent.width
                visible: root.way === "password"
                placeholderText: qsTr("Password")
                onAccepted: root.submit()
            }
            StrengthMeter {
                visible: root.way === "password"
                password: password.text
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "newUserConfirm"
            kind: "primary"
            text: qsTr("Create")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
