// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Another name for a collection: says what else changes with it, before it does. */
UiDialog {
    id: root

    required property string collection

    objectName: "renameCollectionDialog"
    iconName: "pencil"
    title: qsTr("Rename %1").arg(collection)
    subtitle: qsTr("Its records, rules and history stay. Its address in the API changes: whatever reads or writes /api/v1/records/%1 must be told the new name.").arg(collection)
    onAboutToShow: {
        renamer.begin(collection);
        field.text = collection;
    }
    onOpened: {
        field.forceActiveFocus();
        field.selectAll();
    }

    CollectionRenamer {
        id: renamer

        onRenamed: (from, to) => {
            root.close();
            Notices.success(qsTr("%1 is now called %2").arg(from).arg(to));
        }
    }
    StagedRecordsNotice {
        id: stagedRecords

        width: parent.width
        collection: root.collection
    }
    InlineNotice {
        width: parent.width
        visible: renamer.error.isSet || renamer.plan.error.isSet
        title: renamer.error.isSet ? renamer.error.title : renamer.plan.error.title
        message: renamer.error.isSet ? renamer.error.message : renamer.plan.error.message
    }
    FormField {
        objectName: "renameForm"
        width: parent.width
        label: qsTr("New name")
        problem: renamer.problem

        UiTextField {
            id: field

            objectName: "renameName"
            width: parent.width
            mono: true
            invalid: renamer.problem !== ""
            maximumLength: 64
            readOnly: renamer.busy
            onTextEdited: renamer.name = text
            onAccepted: if (confirm.enabled) renamer.rename()
        }
    }
    Column {
        width: parent.width
        visible: renamer.plan.known
        spacing: Theme.space2

        Repeater {
            model: renamer.plan

            PlanEffect {
                required property string section

                width: parent?.width ?? 0
                wrong: section === "problem"
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            id: confirm

            objectName: "renameButton"
            kind: "primary"
            text: qsTr("Rename")
            busy: renamer.busy
            enabled: renamer.ready && stagedRecords.count === 0
            onClicked: renamer.rename()
        }
    ]
}
