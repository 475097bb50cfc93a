// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** A new account, or another name and slug of one there is. */
UiDialog {
    id: root

    required property AccountEditor account
    property bool making: true
    readonly property bool ready: name.text.trim() !== "" && (slug.text === "" ? making : /^[a-z0-9-]{3,32}$/.test(slug.text.trim()))

    function ask(fresh: bool): void {
        making = fresh;
        name.text = fresh ? "" : account.name;
        slug.text = fresh ? "" : account.slug;
        account.clearError();
        open();
    }

    function submit(): void {
        if (!ready || account.busy)
            return;
        if (making)
            account.create(name.text, slug.text);
        else
            account.rename(name.text, slug.text);
    }

    objectName: "accountDialog"
    iconName: "building-2"
    tone: "accent"
    title: making ? qsTr("New account") : qsTr("Name and slug of %1").arg(account.name)
    subtitle: making ? qsTr("An account is a tenant: its users, groups, sets and records are its own.") : qsTr("Links with the slug there is now go on to lead here; nobody else ever gets it.")
    onOpened: name.forceActiveFocus()

    Connections {
        target: root.account

        function onCreated(made: string): void {
            root.close();
            Notices.success(qsTr("Account %1 created").arg(made));
        }
        function onRenamed(): void {
            root.close();
        }
    }
    InlineNotice {
        objectName: "accountProblem"
        width: parent.width
        visible: root.account.error.isSet && root.account.error.field("name") + root.account.error.field("slug") === ""
        title: root.account.error.title
        message: root.account.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Name")
        required: true
        problem: root.account.error.field("name")

        UiTextField {
            id: name

            objectName: "accountName"
            width: parent.width
            maximumLength: 255
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Slug")
        problem: root.account.error.field("slug")
        help: root.making ? qsTr("3 to 32 small letters, digits and hyphens, for addresses and sign-in. Left empty it is made of the name.") : qsTr("3 to 32 small letters, digits and hyphens, for addresses and sign-in.")

        UiTextField {
            id: slug

            objectName: "accountSlug"
            width: parent.width
            mono: true
            maximumLength: 32
            placeholderText: root.making ? qsTr("made of the name") : ""
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "accountConfirm"
            kind: "primary"
            text: root.making ? qsTr("Create") : qsTr("Save")
            enabled: root.ready
            busy: root.account.busy
            onClicked: root.submit()
        }
    ]
}
