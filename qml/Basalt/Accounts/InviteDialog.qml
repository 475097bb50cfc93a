// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Invites an address into the account that is chosen. */
UiDialog {
    id: root

    required property RoleListModel roles
    /** Ids of the groups that come with it. */
    property list<string> groups: []
    property string role: "member"
    /** The code of the template that it is made from; empty: of none. */
    property string template: ""
    readonly property bool ready: Desktop.isMailAddress(email.text)
    /** The installation's roles but the one that every member has, which is called so. */
    readonly property list<string> roleNames: ["member", ...Array.from(roles.names).filter(each => each !== "user" && each !== "admin"), "admin", "owner"]
    signal sent(email: string, link: string, expires: string)

    function ask(): void {
        email.clear();
        message.text = "";
        groups = [];
        role = "member";
        template = "";
        templates.reload();
        editor.clearError();
        open();
    }

    function toggle(id: string): void {
        const now = Array.from(groups);
        groups = now.includes(id) ? now.filter(each => each !== id) : [...now, id];
    }

    function submit(): void {
        if (ready && !editor.busy)
            editor.invite(email.text, role, Array.from(groups), message.text, template);
    }

    objectName: "inviteDialog"
    iconName: "mail-plus"
    tone: "accent"
    title: qsTr("Invite into %1").arg(Session.accountName)
    subtitle: qsTr("Whoever gets the link becomes a member with this address. It is mailed, or shown to you where the server has no mail.")
    contentWidth1: Theme.grid(120)
    onOpened: email.forceActiveFocus()

    InvitationEditor {
        id: editor

        onSent: (address, link, expires) => {
            root.close();
            root.sent(address, link, expires);
        }
    }
    InvitationTemplateModel {
        id: templates
    }
    GroupListModel {
        id: groupList

        active: root.opened
    }
    InlineNotice {
        objectName: "inviteProblem"
        width: parent.width
        visible: editor.error.isSet && editor.error.field("email") === "" && editor.error.field("template") === ""
        title: editor.error.title
        message: editor.error.field("permissions") === "" ? editor.error.message : qsTr("%1 Missing: %2").arg(editor.error.message).arg(editor.error.field("permissions"))
    }
    FormField {
        width: parent.width
        label: qsTr("E-mail address")
        required: true
        problem: editor.error.field("email")

        UiTextField {
            id: email

            objectName: "inviteEmail"
            width: parent.width
            placeholderText: qsTr("name@company.example")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: templates.count > 0
        label: qsTr("Template")
        problem: editor.error.field("template")
        help: {
            const count = root.template === "" ? 0 : templates.actionsOf(root.template);
            return count === 0 ? "" : qsTr("%Ln thing(s) are done with it", "", count);
        }

        ChoiceBox {
            objectName: "inviteTemplate"
            width: parent.width
            label: qsTr("Template")
            values: ["", ...Array.from(templates.codes)]
            texts: [qsTr("None"), ...Array.from(templates.titles)]
            value: root.template
            onChosen: value => root.template = value
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Role")
        help: root.role === "owner" ? qsTr("Owners hold every permission in the account but those for records, and decide who owns it.") : qsTr("You can give what you hold yourself.")

        ChoiceBox {
            objectName: "inviteRole"
            width: parent.width
            label: qsTr("Role")
            values: Array.from(root.roleNames)
            texts: Array.from(root.roleNames)
            value: root.role
            onChosen: value => root.role = value
        }
    }
    FormField {
        width: parent.width
        visible: groupList.loaded && groupList.count > 0
        label: qsTr("Groups")

        Flow {
            width: parent.width
            spacing: Theme.space3

            Repeater {
                model: groupList

                UiCheckBox {
                    required property string groupId
                    required property string name
                    required property string kind
                    required property bool usable
                    required property bool assignable

                    objectName: "inviteGroup"
                    visible: usable && assignable && kind !== "external"
                    text: name
                    checked: Array.from(root.groups).includes(groupId)
                    onToggled: root.toggle(groupId)
                }
            }
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Message")

        UiTextArea {
            id: message

            objectName: "inviteMessage"
            width: parent.width
            // What is written here takes the place of what the template says.
            placeholderText: templates.messageOf(root.template) !== "" ? templates.messageOf(root.template) : qsTr("What the invited one should know")
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "inviteConfirm"
            kind: "primary"
            text: qsTr("Invite")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
