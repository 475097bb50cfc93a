// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Deleting a collection takes its records with it: says how many, and wants the name typed. */
UiDialog {
    id: root

    required property string collection

    objectName: "deleteCollectionDialog"
    iconName: "trash-2"
    tone: "danger"
    title: qsTr("Delete the collection %1?").arg(collection)
    subtitle: Array.from(CollectionStore.views).includes(collection) ? qsTr("The records that the view is made of stay.") : qsTr("Its %Ln record(s) in all accounts are deleted with it. The audit trail keeps their history. This cannot be undone.", "", CollectionStore.recordCounts[collection] ?? 0)
    onAboutToShow: {
        typed.clear();
        remover.clearError();
    }
    onOpened: typed.forceActiveFocus()

    CollectionRemover {
        id: remover

        onRemoved: {
            root.close();
            Notices.success(qsTr("Collection %1 deleted").arg(root.collection));
            Navigator.open("collections");
        }
    }
    InlineNotice {
        width: parent.width
        visible: remover.error.isSet
        title: remover.error.title
        message: remover.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Type the name of the collection")

        UiTextField {
            id: typed

            objectName: "deleteCollectionName"
            width: parent.width
            mono: true
            placeholderText: root.collection
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "deleteCollectionButton"
            kind: "danger"
            text: qsTr("Delete")
            busy: remover.busy
            enabled: typed.text === root.collection && !remover.busy
            onClicked: remover.remove(root.collection)
        }
    ]
}
